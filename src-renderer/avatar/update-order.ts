/**
 * The parts of a body in the order they move, one `update` each.
 * Order is meaning here: a gesture writes the bones, breath and gaze add to them, the mixer writes the face last.
 */
export interface Part {
  readonly name: PartName
  update(deltaSeconds: number): void
}

/** The one list of who comes before whom; README.md explains each step. */
export const partOrder = [
  'presence',
  'pose-restore',
  'gesture',
  'pose-capture',
  'gaze',
  'breath',
  'sway',
  'nod',
  'pose-apply',
  'feet',
  'blink',
  'mouth',
  'expressions',
  'skeleton',
  'springs',
] as const
export type PartName = (typeof partOrder)[number]

/** @throws RangeError when parts are missing, doubled or out of order: a body that moves in the wrong order looks broken, not slow */
export function orderParts(parts: readonly Part[]): readonly Part[] {
  const names = parts.map(part => part.name)
  if (names.length !== partOrder.length || names.some((name, at) => name !== partOrder[at])) {
    throw new RangeError(`parts must move in the order ${partOrder.join(', ')}; got ${names.join(', ')}`)
  }
  return parts
}

/** One step of the body. */
export function updateParts(parts: readonly Part[], deltaSeconds: number): void {
  for (let at = 0; at < parts.length; at++) parts[at]?.update(deltaSeconds)
}
