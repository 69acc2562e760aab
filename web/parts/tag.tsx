export type TagProps = { readonly reference: string; readonly href?: string | undefined };

/** A reference as the tag on a piece of equipment. */
export const Tag = ({ reference, href }: TagProps) =>
  href === undefined ? (
    <span class="tag">{reference}</span>
  ) : (
    <a class="tag" href={href}>
      {reference}
    </a>
  );
