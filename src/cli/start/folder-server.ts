import { readFile } from "node:fs/promises"
import { basename, join } from "node:path"

/** Serves the files of a folder by name, as a Worker reads a folder of history; what is not there is a 404. */
export const folderServer = (folder: string) => ({
  async fetch(request: Request): Promise<Response> {
    try {
      return new Response(await readFile(join(folder, basename(new URL(request.url).pathname))))
    } catch {
      return new Response("not found", { status: 404 })
    }
  },
})
