import type { Format } from "../format.ts"
import { momentOf } from "../moment.ts"
import type { Wants } from "../row.ts"

const states = new Map<string, Wants>([
  ["enabled", "active"],
  ["disabled", "disabled"],
  ["blocklisted", "blocked"],
])

/**
 * listmonk, Subscribers → Export. `status` is the person's, not the subscription's: filter the export by list and by
 * confirmed subscriptions, or it holds those who left too.
 * https://github.com/knadh/listmonk/blob/master/cmd/subscribers.go
 */
export const listmonk: Format = {
  name: "listmonk",
  needs: [["uuid"], ["email"], ["status"], ["created_at"]],
  address: ["email"],
  read(cells) {
    const wants = states.get(cells("status").toLowerCase())
    if (wants === undefined) return { problem: `status is not one of ${[...states.keys()].join(", ")}` }
    return { wants, since: momentOf(cells("created_at")) }
  },
}
