// The way to the room: it opens again by itself, sooner when the page is looked at, and says how it stands.

const SHORTEST = 200, LONGEST = 5000; // milliseconds
const WRONG = 4401, MOVED = 4403, FLOOD = 4429;

// `hello()` is what is said first, `on(message)` hears what comes, `onstate(state)` "lost", "wrong", "moved" or "flood".
export function openRoom(hello, on, onstate) {
  let [socket, wait, timer, wanted] = [null, SHORTEST, null, false];

  function connect() {
    drop();
    wanted = true;
    socket = new WebSocket(new URL("socket", location.href.split("#")[0]).href.replace(/^http/, "ws"));
    socket.onopen = () => socket.send(JSON.stringify(hello()));
    socket.onmessage = ({ data }) => {
      wait = SHORTEST;
      on(JSON.parse(data));
    };
    socket.onclose = ({ code }) => {
      drop();
      wanted = code !== WRONG && code !== MOVED;
      if (wanted) again(code === FLOOD ? "flood" : "lost");
      else onstate(code === WRONG ? "wrong" : "moved");
    };
  }

  // What an earlier connection still says is of no use: a wrong code is answered late, perhaps after the right one.
  function drop() {
    clearTimeout(timer);
    if (socket) socket.onopen = socket.onmessage = socket.onclose = null;
    socket?.close();
    socket = null;
  }

  function again(state) {
    onstate(state);
    timer = setTimeout(connect, wait * (0.5 + Math.random()));
    wait = Math.min(LONGEST, 2 * wait);
  }

  const soon = () => {
    if (document.visibilityState === "visible" && !socket && wanted) {
      wait = SHORTEST;
      connect();
    }
  };
  addEventListener("online", soon);
  // A socket may not say for minutes that nothing comes any more.
  addEventListener("offline", () => {
    if (!wanted) return;
    drop();
    again("lost");
  });
  document.addEventListener("visibilitychange", soon);
  return {
    connect,
    say(message) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    end() {
      wanted = false;
      drop();
    },
  };
}
