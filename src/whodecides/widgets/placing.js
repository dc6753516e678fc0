// What a press on a place of a picture does with the item in hand: its first place stays, its last one is shown.

export const place = (send, item, where, key) => send((state) => ({ ...state, hand: item, last: item,
  tried: { ...state.tried, [item]: [...(state.tried[item] ?? []), where] }, placed: { [item]: where, ...state.placed } }), key);
