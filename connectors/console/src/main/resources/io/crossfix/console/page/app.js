import { html, render } from './lib/standalone.module.js';
import { askSession } from './app/live/session.js';
import { badgeTitle } from './app/live/titleBadge.js';
import { followAddress } from './app/live/address.js';
import { liveWhileSignedIn } from './app/live/liveWhileSignedIn.js';
import { unlockOnFirstUse } from './app/live/sound.js';
import { listenForKeys } from './app/frame/keys.js';
import { Console } from './app/frame/Console.js';

// The page draws what the store holds; the stream fills the store; keys and clicks ask the server, whose answer comes back by the stream.
followAddress();
listenForKeys();
unlockOnFirstUse();
badgeTitle();
liveWhileSignedIn();
render(html`<${Console} />`, document.querySelector('#app'));
askSession();
