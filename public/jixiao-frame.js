// For pages with a framed widget: gives each frame the height it asks for, and hands on what stands behind "#jixiao:" in
// the page's address (page.html#jixiao:mode=check&theme=dark). Optional: without it frames keep their fixed height.
(function () {
  function frames(each) {
    var all = document.getElementsByTagName('iframe');
    for (var i = 0; i < all.length; i += 1) each(all[i]);
  }
  // Other frames of the page neither get heights nor state.
  function ours(frame) {
    return /\/embed\.html$/.test(frame.src.split(/[?#]/)[0]);
  }
  addEventListener('message', function (event) {
    var height = event.data && event.data.type === 'jixiao-height' && +event.data.height;
    if (!(height > 0 && height < 1e6)) return;
    frames(function (frame) {
      if (frame.contentWindow === event.source && ours(frame)) frame.style.height = height + 'px';
    });
  });
  function handOn(later) {
    var state = /^#jixiao:(.*)/.exec(location.hash);
    frames(function (frame) {
      if (!ours(frame)) return;
      var src = frame.src.split('#')[0];
      if (state) {
        if (later) frame.contentWindow.location.replace(src + '#' + state[1]);
        else frame.src = src + '#' + state[1];
      }
      frame.contentWindow.postMessage('jixiao-height?', '*');
    });
  }
  addEventListener('hashchange', handOn);
  handOn();
})();
