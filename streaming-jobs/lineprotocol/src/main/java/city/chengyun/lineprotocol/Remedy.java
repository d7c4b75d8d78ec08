package city.chengyun.lineprotocol;

/** What can be done about a request that failed. */
enum Remedy {
    /** The store is away or overloaded: send the same lines again, for as long as it takes. */
    RETRY,
    /** The store refuses something in the request: find the line by halving and give it up. */
    ISOLATE,
    /** Neither waiting nor dropping helps: wrong address, credentials or database. */
    FAIL;

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * Classifies an HTTP status. Server errors are always retried, never dropped: a full disk looks
     * the same as a line the server cannot digest, and waiting loses nothing.
     */
    static Remedy ofStatus(int status) {
        return switch (status) {
            case 400, 413, 422 -> ISOLATE;
            case REQUEST_TIMEOUT, TOO_MANY_REQUESTS -> RETRY;
            default -> status >= 500 ? RETRY : FAIL;
        };
    }
}
