import { functionNameIn, type Stack } from './template.ts';

export type Route = { readonly key: string; readonly method: string; readonly segments: readonly string[]; readonly fn: string };
export type Match = { readonly route: Route; readonly parameters: Record<string, string> };

/** The routes of the HTTP API with the function behind each, most specific first. */
export const routesIn = (stack: Stack): Route[] => {
  const integrations = new Map(stack.all('AWS::ApiGatewayV2::Integration').map(({ id, properties }) => [id, functionNameIn(properties.IntegrationUri)]));
  const routes = stack.all('AWS::ApiGatewayV2::Route').map(({ properties }) => {
    const target = String(properties.Target).replace(/^integrations\//, '');
    const fn = integrations.get(target);
    if (!fn) throw new Error(`The route ${properties.RouteKey} leads to no function.`);
    return parseRoute(String(properties.RouteKey), fn);
  });
  return rank(routes);
};

/** "GET /a/{b}", "ANY /a/{rest+}" or "$default". */
export const parseRoute = (key: string, fn: string): Route => {
  if (key === '$default') return { key, method: 'ANY', segments: ['{$default+}'], fn };
  const [method = '', path = '/'] = key.split(' ');
  return { key, method, segments: segmentsOf(path), fn };
};

const segmentsOf = (path: string) => path.replace(/^\//, '').split('/');

/** A fixed segment goes before a parameter, a parameter before the rest of a path, a named method before ANY, $default last. */
export const rank = (routes: readonly Route[]): Route[] => {
  const weightOf = ({ key, method, segments }: Route) => {
    const weights = segments.map((segment) => (segment.endsWith('+}') ? 3 : segment.startsWith('{') ? 2 : 1)).join('');
    return `${key === '$default' ? 9 : ''}${weights}${method === 'ANY' ? 1 : 0}`;
  };
  return [...routes].sort((a, b) => (weightOf(a) < weightOf(b) ? -1 : 1));
};

/** The first route that fits. @throws URIError when a parameter is not valid percent-encoding */
export const match = (routes: readonly Route[], method: string, path: string): Match | undefined => {
  const segments = segmentsOf(path);
  for (const route of routes) {
    if (route.method !== 'ANY' && route.method !== method) continue;
    const parameters = fit(route.segments, segments);
    if (parameters) return { route, parameters: route.key === '$default' ? {} : parameters };
  }
  return undefined;
};

const fit = (pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined => {
  const parameters: Record<string, string> = {};
  for (const [i, expected] of pattern.entries()) {
    const actual = segments[i];
    if (actual === undefined) return undefined;
    if (expected.endsWith('+}')) {
      parameters[expected.slice(1, -2)] = decodeURIComponent(segments.slice(i).join('/'));
      return parameters;
    }
    if (expected.startsWith('{')) {
      if (actual === '') return undefined;
      parameters[expected.slice(1, -1)] = decodeURIComponent(actual);
    } else if (expected !== actual) return undefined;
  }
  return pattern.length === segments.length ? parameters : undefined;
};
