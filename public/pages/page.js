// The standalone page: its address chooses what the widget shows. Deferred, so that it has spoken before the module
// starts. The notice of why a module could not even start is bundled with it: one request less.
import '../jixiao-notice.js';
import { attributesOf, follow } from './address.js';

var widget = document.querySelector('jixiao-widget');
follow(widget, [location.search], attributesOf(widget));
