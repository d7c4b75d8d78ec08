package city.chengyun.standalone.home;

/**
 * The hub cannot do what was asked. The message is one sentence for the person at the terminal; it
 * names the thing that is in the way.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refused(String sentence) {
        super(sentence);
    }

    public Refused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
