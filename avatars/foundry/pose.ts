/** A posed body: the local rotation of each bone; bones left out rest at zero. */
import type { Quaternion } from './quaternion.ts'
import type { BoneName } from './skeleton.ts'

export type Pose = Readonly<Record<BoneName, Quaternion>>
