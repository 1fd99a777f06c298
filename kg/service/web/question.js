// The answer to a named question, below its form.
(function () {
  "use strict";
  const query = document.getElementById("query");
  if (query && query.value.trim()) window.results.ask(query.value);
})();
