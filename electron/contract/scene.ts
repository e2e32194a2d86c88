import { z } from 'zod'

/** What can be practised: each makes the practice venue behave as a real one does on a bad day. */
export const sceneNames = [
  'network-drops',
  'slow',
  'rate-limited',
  'key-revoked',
  'wifi-sign-in',
  'wrong-clock',
  'used-ticket',
] as const
export type SceneName = (typeof sceneNames)[number]

/** Plays a scene, ends the one that is played (`none`), or only asks which one it is. */
export const sceneRequestSchema = z.enum([...sceneNames, 'none', 'ask'])
export type SceneRequest = z.infer<typeof sceneRequestSchema>

/** Shell → practice venue; null ends the scene. */
export const playSceneSchema = z.strictObject({
  kind: z.literal('scene'),
  name: z.enum(sceneNames).nullable(),
})
export type PlayScene = z.infer<typeof playSceneSchema>
