import { ShaderMaterial, type Vector3, type Material, type Mesh, type Object3D } from 'three'
import { MToonMaterial } from '@pixiv/three-vrm'

/**
 * A light stand-in for MToon where the processor draws: one texture, one light, two tones, no rim and no outline.
 * MToon's picture costs three to five times as much there, and a host at 6 pictures a second is worse than one without rim light.
 */
export interface PlainShading {
  use(plain: boolean): void
  dispose(): void
}

/** @param light direction towards the key light, in the axes of a level camera; the stage's own rig */
export function createPlainShading(person: Object3D, light: Vector3): PlainShading {
  const direction = light.clone().normalize()
  const swaps: { mesh: Mesh; full: Mesh['material']; plain: Material }[] = []
  const made = new Map<Material, Material>()
  person.traverse(node => {
    if (!('isMesh' in node)) return
    const mesh = node as Mesh
    const surface = Array.isArray(mesh.material) ? mesh.material[0] : mesh.material
    if (!(surface instanceof MToonMaterial)) return
    const plain = made.get(surface) ?? plainOf(surface, direction)
    made.set(surface, plain)
    swaps.push({ mesh, full: mesh.material, plain })
  })
  return {
    use(plain) {
      for (const swap of swaps) swap.mesh.material = plain ? swap.plain : swap.full
    },
    dispose() {
      for (const material of made.values()) material.dispose()
    },
  }
}

function plainOf(toon: MToonMaterial, direction: Vector3): Material {
  const shadeTextured = toon.shadeMultiplyTexture !== null
  const material = new ShaderMaterial({
    name: `${toon.name} (plain)`,
    vertexShader,
    fragmentShader,
    uniforms: {
      map: { value: toon.map },
      lit: { value: toon.color },
      shade: { value: toon.shadeColorFactor },
      light: { value: direction },
      shift: { value: toon.shadingShiftFactor },
      toony: { value: toon.shadingToonyFactor },
      cutoff: { value: toon.alphaTest },
      opacity: { value: toon.opacity },
    },
    defines: {
      ...(toon.map === null ? {} : { PLAIN_MAP: '' }),
      ...(shadeTextured ? { PLAIN_SHADE_MAP: '' } : {}),
      ...(toon.alphaTest > 0 ? { PLAIN_CUTOFF: '' } : {}),
    },
    side: toon.side,
    transparent: toon.transparent,
    depthWrite: toon.depthWrite,
  })
  return material
}

const vertexShader = /* glsl */ `
#include <common>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
uniform vec3 light;
uniform float shift;
uniform float toony;
varying vec2 vAt;
varying float vTone;
void main() {
  vAt = uv;
  #include <beginnormal_vertex>
  #include <morphinstance_vertex>
  #include <morphnormal_vertex>
  #include <skinbase_vertex>
  #include <skinnormal_vertex>
  #include <defaultnormal_vertex>
  #include <begin_vertex>
  #include <morphtarget_vertex>
  #include <skinning_vertex>
  #include <project_vertex>
  vTone = (dot(normalize(transformedNormal), light) + shift + 1.0 - toony) / max(2.0 - 2.0 * toony, 0.001);
}
`

/** Light of the stage as MToon sums it: 0.92 from the key, 0.12 from around. sRGB by roots, which cost less than powers. */
const fragmentShader = /* glsl */ `
varying vec2 vAt;
varying float vTone;
uniform vec3 lit;
uniform vec3 shade;
uniform float opacity;
#ifdef PLAIN_MAP
  uniform sampler2D map;
#endif
#ifdef PLAIN_CUTOFF
  uniform float cutoff;
#endif
void main() {
  vec4 paint = vec4(1.0);
  #ifdef PLAIN_MAP
    paint = texture2D(map, vAt);
  #endif
  #ifdef PLAIN_CUTOFF
    if (paint.a < cutoff) discard;
  #endif
  vec3 bright = lit * paint.rgb;
  #ifdef PLAIN_SHADE_MAP
    vec3 dark = shade * paint.rgb;
  #else
    vec3 dark = shade;
  #endif
  vec3 c = min(mix(dark, bright, clamp(vTone, 0.0, 1.0)) * 0.92 + bright * 0.12, 1.0);
  vec3 s1 = sqrt(c);
  vec3 s2 = sqrt(s1);
  vec3 s3 = sqrt(s2);
  gl_FragColor = vec4(max(0.662002687 * s1 + 0.684122060 * s2 - 0.323583601 * s3 - 0.0225411470 * c, 0.0), paint.a * opacity);
}
`
