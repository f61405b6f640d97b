/** The service worker: static files by hash, pages from the network first, answers of the API never. */
export {};
