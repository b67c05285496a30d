/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import type { LateAction, LateView } from "../../delivery/late.ts"
import { instantOf } from "../../market/day.ts"
import { DeliveryPanel } from "./delivery-panel.tsx"

const actions: Record<"sending" | "stopped", [LateAction, string][]> = {
  sending: [
    ["pause", "Pause: send no more for now"],
    ["cancel", "Cancel: send no more of it"],
  ],
  stopped: [
    ["release", "Release: let it go on"],
    ["cancel", "Cancel: send no more of it"],
  ],
}

const stateWords = {
  sending: "It is on its way to readers who confirmed after its plan.",
  stopped: "It is stopped on its way to readers who confirmed after its plan, until an editor lets it go on.",
  done: "It was sent to readers who confirmed after its plan.",
  failed: "It could not be sent to readers who confirmed after its plan.",
}

/** Whether a done edition may be sent late and to how many, or what became of that. Its numbers are its own. */
export const LatePanel: FC<{ slug: string; late: LateView; took: { label: string; value: string }[] }> = ({
  slug,
  late: { readers, whyNot, sent },
  took,
}) => (
  <section aria-labelledby="late">
    <h2 id="late">Late send</h2>
    {whyNot !== null && <p class="quiet">It is not sent late: {whyNot}.</p>}
    {readers !== null && (
      <>
        <p>
          {readers === 0
            ? "Nobody who is due for it has confirmed since it was planned."
            : `${readers.toLocaleString("en")} ${readers === 1 ? "reader who is" : "readers who are"} due for it confirmed after it was planned.`}{" "}
          It is sent late once: nobody gets it a second time, and whoever confirms after that gets the next
          one.
        </p>
        {readers > 0 && (
          <form method="post" action={`/preview/${slug}/late`}>
            <button type="submit" name="action" value="send">
              Send it late to {readers.toLocaleString("en")}
            </button>
          </form>
        )}
      </>
    )}
    {sent && (
      <>
        <p>
          {stateWords[sent.state]} An editor ({sent.askedBy}) asked for it at{" "}
          {instantOf(sent.askedAt).slice(0, 16).replace("T", " ")} UTC{sent.reason && `: ${sent.reason}`}
        </p>
        {sent.delivery && <DeliveryPanel delivery={sent.delivery} />}
        {took.length > 0 && (
          <details>
            <summary>What the late send took</summary>
            <ul>
              {took.map(({ label, value }) => (
                <li>
                  {label}: {value}
                </li>
              ))}
            </ul>
          </details>
        )}
        {(sent.state === "sending" || sent.state === "stopped") && (
          <form method="post" action={`/preview/${slug}/late`} class="decide">
            {actions[sent.state].map(([action, words], place) => (
              <button type="submit" name="action" value={action} class={place > 0 ? "other" : undefined}>
                {words}
              </button>
            ))}
          </form>
        )}
      </>
    )}
  </section>
)
