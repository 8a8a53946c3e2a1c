import { deflateRawSync } from 'node:zlib';

const CLUSTER_BITS = 9;
const CLUSTER = 2 ** CLUSTER_BITS;
const VERSION = 3;
const HEADER_LENGTH = 104;
const REFCOUNT_ORDER = 4;
const COMPRESSED = 1n << 62n;
/** Of an entry for a compressed cluster: where its length stands, which counts sectors beyond the first. */
const LENGTH_SHIFT = BigInt(62 - (CLUSTER_BITS - 8));

/**
 * A qcow2 image of some hundred kilobytes that is copied slowly, for its size: every cluster is a small compressed one, and
 * all are the same one, of zeros. The copy takes no space either.
 *
 * See QEMU's docs/interop/qcow2.txt; numbers are big-endian.
 */
export function slowImage(mebibytes: number): Uint8Array {
  const size = mebibytes * 1024 ** 2;
  const entries = CLUSTER / 8;
  const tables = Math.ceil(size / (CLUSTER * entries));
  const first = CLUSTER;
  const second = first + Math.ceil((tables * 8) / CLUSTER) * CLUSTER;
  const cluster = second + CLUSTER;
  const refcounts = cluster + CLUSTER;
  const image = Buffer.alloc(refcounts + CLUSTER);

  image.write('QFI\u00fb', 'latin1');
  image.writeUInt32BE(VERSION, 4);
  image.writeUInt32BE(CLUSTER_BITS, 20);
  image.writeBigUInt64BE(BigInt(size), 24);
  image.writeUInt32BE(tables, 36);
  image.writeBigUInt64BE(BigInt(first), 40);
  image.writeBigUInt64BE(BigInt(refcounts), 48);
  image.writeUInt32BE(1, 56);
  image.writeUInt32BE(REFCOUNT_ORDER, 96);
  image.writeUInt32BE(HEADER_LENGTH, 100);

  for (let index = 0; index < tables; index += 1) image.writeBigUInt64BE(BigInt(second), first + 8 * index);
  const zeros = deflateRawSync(Buffer.alloc(CLUSTER), { windowBits: 12 });
  const sectors = BigInt(Math.ceil(zeros.length / 512) - 1);
  const entry = COMPRESSED | (sectors << LENGTH_SHIFT) | BigInt(cluster);
  for (let index = 0; index < entries; index += 1) image.writeBigUInt64BE(entry, second + 8 * index);
  zeros.copy(image, cluster);
  return image;
}
