// What the browser keeps for the lessons: where one left each, the short way, the language. Nothing of it is an answer
// or says who reads. It is kept in cookies, which belong to the host: what a browser keeps otherwise belongs to one
// port, and JupyterLab takes another where its own is taken.

const NAME = "whodecides-";
const DAYS = 400; // no browser keeps a cookie for longer
const LONGEST = 3000; // characters of a cookie; browsers keep 4,096

export function kept(name) {
  const found = document.cookie.split("; ").find((each) => each.startsWith(`${NAME}${name}=`));
  return found ? new URLSearchParams(found.slice(found.indexOf("=") + 1)) : new URLSearchParams();
}

// Keep `value` under a name and a key; of keys that were set long ago, those for which there is no room any more go.
export function keep(name, key, value) {
  const all = kept(name);
  all.delete(key);
  all.append(key, value);
  while (all.toString().length > LONGEST) all.delete(all.keys().next().value);
  document.cookie = `${NAME}${name}=${all}; path=/; max-age=${DAYS * 24 * 3600}; samesite=lax`;
}
