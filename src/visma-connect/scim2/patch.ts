/** The two forms in which a PATCH may say that an account is active or not; providers take one, or both. */
import { errorCodeOf } from '../failures.ts'
import { PATCH_OP } from './answers.ts'
import type { Answer } from '../../http/exchange.ts'

/** `path`: the attribute is named (RFC 7644, 3.5.2.3). `object`: it stands in the value, the only form that GitHub documents. */
export type PatchForm = 'path' | 'object'

export function patchOf({ form, active }: { form: PatchForm; active: boolean }): object {
  const operation =
    form === 'path' ? { op: 'replace', path: 'active', value: active } : { op: 'replace', value: { active } }
  return { schemas: [PATCH_OP], Operations: [operation] }
}

const OF_THE_FORM: readonly (string | undefined)[] = ['invalidPath', 'invalidSyntax', 'noTarget', undefined]

/** Whether the form may be what was not liked; some providers answer 400 without saying why. */
export function refusesForm(answer: Answer): boolean {
  return answer.status === 400 && OF_THE_FORM.includes(errorCodeOf(answer))
}

/** Whether the provider says that nobody may change `active` this way. */
export function refusesActive(answer: Answer): boolean {
  return answer.status === 400 && errorCodeOf(answer) === 'mutability'
}
