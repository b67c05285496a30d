/** What wrangler makes of a file that is no code: https://developers.cloudflare.com/workers/wrangler/bundling */
declare module "*.wasm" {
  const module: WebAssembly.Module
  export default module
}

declare module "*.ttf" {
  const bytes: ArrayBuffer
  export default bytes
}
