import { html, render } from './lib/standalone.module.js';
import { askSession } from './live/session.js';
import { badgeTitle } from './live/titleBadge.js';
import { followAddress } from './live/address.js';
import { liveWhileSignedIn } from './live/liveWhileSignedIn.js';
import { unlockOnFirstUse } from './live/sound.js';
import { listenForKeys } from './frame/keys.js';
import { Console } from './frame/Console.js';

// The page draws what the store holds; the stream fills the store; keys and clicks ask the server, whose answer comes back by the stream.
followAddress();
listenForKeys();
unlockOnFirstUse();
badgeTitle();
liveWhileSignedIn();
render(html`<${Console} />`, document.querySelector('#app'));
askSession();
