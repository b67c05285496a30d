/** @jsxImportSource hono/jsx */
import type { Config } from "../../../config.ts"
import { consentTexts, currentConsent } from "../../../subscribers/consent.ts"
import { frequenciesOf } from "../../../subscribers/frequency.ts"
import { utmNames } from "../../../subscribers/marks.ts"
import { readerKinds } from "../../../subscribers/reader-kind.ts"
import { frequencyWords, kindNames } from "../choice-words.ts"
import { tokenField, trapField, turnstileField } from "../sign-up-fields.ts"
import { turnstileOf } from "../turnstile.ts"
import { elementBehaviour } from "./element-behaviour.ts"
import { elementStyle } from "./element-style.ts"

/** What the element shows: all of it words of ours. */
const Fields = ({ cadence, title }: { cadence: Config["CADENCE"]; title: string }) => (
  <>
    <form part="form">
      <label>
        E-mail address
        <input
          type="email"
          name="email"
          autocomplete="email"
          maxlength={254}
          required
          aria-describedby="wrong"
        />
      </label>
      <p class="said wrong" id="wrong" role="alert" />
      <div class="choices">
        {frequenciesOf(cadence).length > 1 && (
          <label>
            How often
            <select name="frequency">
              {frequenciesOf(cadence).map((frequency) => (
                <option key={frequency} value={frequency} selected={frequency === cadence}>
                  {frequencyWords[frequency].name}: {frequencyWords[frequency].hint.toLowerCase()}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          What describes me
          <select name="kind">
            {readerKinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindNames[kind]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="trap" aria-hidden="true">
        <input type="text" name={trapField} tabindex={-1} autocomplete="off" />
      </div>
      <slot name="turnstile" />
      <p class="consent" id="consent">
        {consentTexts[currentConsent]}
      </p>
      <button type="submit" aria-describedby="consent" part="button">
        Sign up for {title}
      </button>
    </form>
    <p class="said" id="done" role="status" tabindex={-1} />
  </>
)

/**
 * The script that makes `<plumbline-signup>` known to a page: the form and its answers in place. Its words are those of
 * this newsletter, so it asks for nothing before somebody comes to its fields.
 */
export async function elementScript(config: Config): Promise<string> {
  const html = await (<Fields cadence={config.CADENCE} title={config.TITLE} />).toString()
  const settings = {
    url: config.PUBLIC_URL,
    html,
    style: elementStyle,
    fixed: { consent: currentConsent },
    names: { token: tokenField, turnstile: turnstileField, utm: utmNames },
    turnstileScript: `${turnstileOf(config)?.script ?? ""}?render=explicit`,
  }
  return `(${elementBehaviour})(${JSON.stringify(settings)})\n`
}
