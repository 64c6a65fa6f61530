import './times.js';
import './queue.js';
import './changes.js';
import './places.js';
import './words.js';
import { results } from './stories.js';

window.results = results();
