import { DurableObject, WorkflowEntrypoint } from "cloudflare:workers"

export class PublishEdition extends WorkflowEntrypoint {
  override async run(): Promise<void> {}
}
export class Limiter extends DurableObject {}

export default { fetch: async () => new Response("ok") } satisfies ExportedHandler<Env>
