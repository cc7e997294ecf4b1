// Serves one empty bucket of Cloudflare's local R2 on a free port of this machine until its input ends.
// Arguments: the bucket's name, access key id, secret access key, folder of its data. Prints its address.
import { Miniflare, convertV4MiniflareOptions } from "miniflare";

const [bucket, accessKeyId, secretAccessKey, data] = process.argv.slice(2);
const r2 = new Miniflare(convertV4MiniflareOptions({
  host: "127.0.0.1",
  port: 0,
  modules: true,
  compatibilityDate: "2026-11-01",
  script: "export default { fetch() { return new Response('r2'); } }",
  r2Buckets: { BUCKET: { id: bucket, s3Credentials: { accessKeyId, secretAccessKey } } },
  defaultPersistRoot: data,
}));
console.log(new URL("/cdn-cgi/local/r2/", await r2.ready).href);
process.stdin.resume();
process.stdin.on("end", () => r2.dispose().then(() => process.exit()));
