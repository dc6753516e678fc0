// The way to the room: it opens again by itself, sooner when the page is looked at, and says how it stands.

const SHORTEST = 200, LONGEST = 5000; // milliseconds
const WRONG = 4401, FLOOD = 4429;

// `hello()` is what is said first, `on(message)` hears what comes, `onstate(state)` "open", "lost", "wrong" or "flood".
export function openRoom(hello, on, onstate) {
  let [socket, wait, timer, ended] = [null, SHORTEST, null, false];

  function connect() {
    clearTimeout(timer);
    socket = new WebSocket(new URL("socket", location.href.split("#")[0]).href.replace(/^http/, "ws"));
    socket.onopen = () => socket.send(JSON.stringify(hello()));
    socket.onmessage = ({ data }) => {
      wait = SHORTEST;
      on(JSON.parse(data));
    };
    socket.onclose = ({ code }) => {
      if (ended) return;
      if (code === WRONG) return onstate("wrong");
      onstate(code === FLOOD ? "flood" : "lost");
      timer = setTimeout(connect, wait * (0.5 + Math.random()));
      wait = Math.min(LONGEST, 2 * wait);
    };
  }

  const soon = () => {
    if (document.visibilityState === "visible" && socket?.readyState === WebSocket.CLOSED && !ended) {
      wait = SHORTEST;
      connect();
    }
  };
  addEventListener("online", soon);
  document.addEventListener("visibilitychange", soon);
  return {
    connect,
    say(message) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    end() {
      ended = true;
      socket?.close();
    },
  };
}
