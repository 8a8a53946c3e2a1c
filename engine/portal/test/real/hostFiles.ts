import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Files that an admin of the host puts there by hand; all of them are gone after `clear`. */
export class HostFiles {
  private readonly put: string[] = [];
  private readonly made: string[] = [];

  /**
   * @param storage the folder of the storage domain
   * @param agent the folder of the agent's configuration
   */
  constructor(
    private readonly storage: string,
    private readonly agent: string,
  ) {
    for (const folder of [storage, agent]) {
      if (!existsSync(folder))
        throw new Error(`There is no ${folder} here: run these tests on the host itself.`);
    }
  }

  /** Puts an image where the engine can import it. */
  image(name: string, content: Uint8Array) {
    this.write(join(this.storage, 'import', name), content);
  }

  /** Has the host wait with whatever the verb does, until the answer is called. */
  hold(verb: string): () => void {
    const script = join(this.agent, 'overrides', verb);
    this.write(script, '#!/bin/sh\nwhile [ -e "$0" ]; do sleep 0.1; done\necho \'{"proceed": true}\'\n');
    return () => rmSync(script, { force: true });
  }

  clear() {
    for (const path of this.put.splice(0)) rmSync(path, { force: true });
    for (const folder of this.made.splice(0)) rmdirSync(folder);
  }

  /** Every file of the storage domain, those that are being written too. */
  stored = () => readdirSync(this.storage, { recursive: true }).map(String).sort();

  private write(path: string, content: Uint8Array | string) {
    const folder = dirname(path);
    if (mkdirSync(folder, { recursive: true }) !== undefined) this.made.push(folder);
    this.put.push(path);
    // A script must be whole when it is found.
    writeFileSync(`${path}.part`, content);
    chmodSync(`${path}.part`, 0o755);
    renameSync(`${path}.part`, path);
  }
}
