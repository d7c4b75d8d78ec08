package city.chengyun.opscenter.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Answers the addresses that the client makes up itself ({@code /alerts/42}) with its page. A name
 * with a dot is a file that exists or does not; what belongs to the server never becomes a page.
 */
final class PageResolver extends PathResourceResolver {

    private static final String PAGE = "index.html";

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
        @Nullable Resource file = path.isEmpty() ? null : super.getResource(path, location);
        if (file != null) {
            return file;
        }
        return isPage(path) ? super.getResource(PAGE, location) : null;
    }

    static boolean isPage(String path) {
        boolean server =
                path.equals("api")
                        || path.startsWith("api/")
                        || path.startsWith("ws/")
                        || path.startsWith("actuator/");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return !server && !last.contains(".");
    }
}
