import { lateMessages } from './lateMessages';
import { addTexts } from './text';

// Imported by every part that says them and is fetched late, so that the first load does without them.
addTexts(lateMessages);
