/** An answer that is no running text: several of them as a list, and each with a direction of its own. */
export const Listed = ({ text }: { readonly text: string }) => {
  const lines = text.split('\n');
  if (lines.length === 1) return <bdi>{text}</bdi>;
  return (
    <ul>
      {lines.map((line, i) => (
        <li key={i}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  );
};
