/** The only variables that differ from the deployed ones: addresses of what stands in for AWS on this machine. */
export const localEnvironment = (deployed: Record<string, string>, publicUrl: string): Record<string, string> => {
  const local: Record<string, string> = {
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: issuerOf(publicUrl),
    OIDC_AUTHORIZE_URL: `${issuerOf(publicUrl)}/oauth2/authorize`,
    OIDC_TOKEN_URL: `${issuerOf(publicUrl)}/oauth2/token`,
  };
  // A function gets no variable that it does not have on AWS.
  return Object.fromEntries(Object.entries(deployed).map(([name, value]) => [name, local[name] ?? value]));
};

export const issuerOf = (publicUrl: string) => `${publicUrl}/_local/oidc`;
