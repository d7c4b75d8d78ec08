/** Whether this browser can draw the map: the map library needs WebGL, which remote desktops and old drivers may lack. */
export function canDrawMaps(): boolean {
  const context = document.createElement('canvas').getContext('webgl2')
  context?.getExtension('WEBGL_lose_context')?.loseContext() // a browser gives only a few of them
  return context !== null
}
