// Writes the licences of what is bundled beside the bundle.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const own = JSON.parse(readFileSync("package.json", "utf8"));
const tools = new Set(Object.keys(own.devDependencies));
const names = readdirSync("node_modules").flatMap((name) =>
  name.startsWith("@") ? readdirSync(`node_modules/${name}`).map((each) => `${name}/${each}`) : [name]);
const parts = names.filter((name) => !name.startsWith(".") && !tools.has(name) && !name.startsWith("@esbuild/")).sort().map((name) => {
  const known = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  const file = readdirSync(`node_modules/${name}`).find((each) => /^licen[cs]e/i.test(each));
  const words = file ? readFileSync(`node_modules/${name}/${file}`, "utf8").trim() : "";
  return `${name} ${known.version} (${known.license})\n\n${words}`;
});
writeFileSync("../../kg/service/web/editor.LICENCES.txt", `${parts.join("\n\n----\n\n")}\n`);
