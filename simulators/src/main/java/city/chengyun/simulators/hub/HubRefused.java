package city.chengyun.simulators.hub;

/** The hub answered, and its answer was no. */
public final class HubRefused extends RuntimeException {

    private static final int SHOWN = 300;

    private final int status;

    HubRefused(String path, int status, String body) {
        super("%s answered %d: %s".formatted(path, status, shorten(body)));
        this.status = status;
    }

    /** Whether asking again later may help: the hub is starting or overloaded. */
    public boolean isTemporary() {
        return status == 429 || status >= 500;
    }

    private static String shorten(String body) {
        return body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "…";
    }
}
