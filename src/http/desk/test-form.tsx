/** @jsxImportSource hono/jsx */
import type { FC } from "hono/jsx"
import { testAddressesAtMost, testsAnHour } from "../../delivery/test-send.ts"
import { type ReaderKind, readerKinds } from "../../subscribers/reader-kind.ts"
import { kindNames } from "./views.tsx"

type TestForm = {
  slug: string
  /** Makes this form's request one, however often its button is pressed. */
  request: string
  kind: ReaderKind
  /** How many mails the request before was of. */
  tested: number | undefined
}

/** Sends an edition's mail to addresses that an editor names. */
export const TestForm: FC<TestForm> = ({ slug, request, kind, tested }) => (
  <details id="test" open={tested !== undefined}>
    <summary>Test send</summary>
    {tested !== undefined && (
      <p class="panel" role="status">
        {tested === 1 ? "One test mail is" : `${tested} test mails are`} on the way.
      </p>
    )}
    <form method="post" action={`/preview/${slug}/test`}>
      <input type="hidden" name="key" value={request} />
      <div class="field">
        <label for="to">Addresses</label>
        <span class="hint" id="to-hint">
          At most {testAddressesAtMost}, with commas between, and {testsAnHour} times an hour. The subject
          begins with [Test]; links that would be a reader’s own lead to a page of this site.
        </span>
        <textarea
          id="to"
          name="to"
          rows={2}
          required
          autocomplete="off"
          aria-describedby="to-hint"
        ></textarea>
      </div>
      <div class="field">
        <label for="test-kind">As a reader of the kind</label>
        <select id="test-kind" name="kind">
          {readerKinds.map((each) => (
            <option value={each} selected={each === kind}>
              {kindNames[each]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">Send the test</button>
    </form>
  </details>
)
