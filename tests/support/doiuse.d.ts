/** The package has types and does not export them. */
declare module 'doiuse' {
  import type { Node, Plugin } from 'postcss';

  type Options = {
    readonly browsers: readonly string[];
    readonly onFeatureUsage: (found: { readonly feature: string; readonly usage: Node }) => void;
  };
  const createReader: (options: Options) => Plugin;
  export default createReader;
}
