// The standalone page: its address chooses what the widget shows. Deferred, so that it has spoken before the module
// starts.
import { attributesOf, follow } from './address.js';

var widget = document.querySelector('jixiao-widget');
follow(widget, [location.search], attributesOf(widget));
