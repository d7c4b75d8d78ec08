package city.chengyun.contract;

/** The one alphabet of identifiers: they end up in MQTT topics, log keys, tags and URLs alike. */
final class Identifiers {

    private static final int MAX_LENGTH = 64;

    private Identifiers() {}

    static boolean isIdentifier(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || c == '-'
                            || c == '_';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }
}
