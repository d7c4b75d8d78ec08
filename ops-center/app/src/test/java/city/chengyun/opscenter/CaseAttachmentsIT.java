package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaseAttachmentsIT {

    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final CaseDesk desk = new CaseDesk(TestHub.shared());
    private String files = "";
    private String number = "";

    @BeforeEach
    void openCase() {
        number = desk.report("event:06", CaseDesk.YUHUA);
        files = "/api/cases/%s/attachments".formatted(number);
    }

    private ApiClient.Answer upload(String name, byte[] content) {
        return desk.as("collector").uploadForm(files, name, content);
    }

    private HttpResponse<byte[]> download(ApiClient.Answer uploaded) {
        assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
        return desk.as("collector").download(files + "/" + uploaded.json().path("id").asString());
    }

    /** A photo of a phone held on its side: 20 × 10, red at the left, with a place in its Exif. */
    private static byte[] phonePhoto() {
        var image = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 20; x++) {
                image.setRGB(x, y, x < 10 ? Color.RED.getRGB() : Color.BLUE.getRGB());
            }
        }
        byte[] jpeg = CaseDesk.image(image, "jpeg");
        byte[] place = "GPS 38.04N 114.51E secret".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer exif = ByteBuffer.allocate(4 + 6 + 26 + place.length);
        exif.putShort((short) 0xffe1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) 6).putShort((short) 0).putInt(0).put(place);
        return ByteBuffer.allocate(jpeg.length + exif.capacity())
                .put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    @Test
    void keepsAPhotoUprightAndForgetsWhereItWasTaken() throws IOException {
        ApiClient.Answer uploaded = upload("IMG 1.HEIC.jpg", phonePhoto());
        HttpResponse<byte[]> stored = download(uploaded);

        assertThat(uploaded.json().path("type").asString()).isEqualTo("image/jpeg");
        assertThat(uploaded.json().path("width").asInt()).isEqualTo(10);
        assertThat(uploaded.json().path("height").asInt()).isEqualTo(20);
        assertThat(new String(stored.body(), StandardCharsets.ISO_8859_1))
                .doesNotContain("GPS", "Exif");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(stored.body()));
        assertThat(new Color(shown.getRGB(5, 3)).getRed()).as("left is up now").isGreaterThan(200);
        assertThat(new Color(shown.getRGB(5, 17)).getBlue()).isGreaterThan(200);
        assertThat(stored.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(stored.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    }

    @Test
    void dropsWhatIsHiddenBehindAnImage() {
        byte[] png = CaseDesk.png(4, 4);
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(png, png.length + script.length);
        System.arraycopy(script, 0, both, png.length, script.length);

        byte[] stored = download(upload("x.png", both)).body();

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void givesAPdfBackAsItIsButOnlyToBeSaved() {
        HttpResponse<byte[]> stored = download(upload("报告.pdf", PDF));

        assertThat(stored.body()).isEqualTo(PDF);
        assertThat(stored.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;");
        assertThat(stored.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(stored.headers().allValues("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void goesByTheContentWhateverTheNameSays() {
        byte[] html = "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] svg = "<svg onload='alert(1)'/>".getBytes(StandardCharsets.US_ASCII);
        byte[] late = "x%PDF-1.4".getBytes(StandardCharsets.US_ASCII);
        byte[] webp = "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.US_ASCII);

        assertThat(upload("photo.jpg", html).code()).isEqualTo("file-type-not-allowed");
        assertThat(upload("photo.png", svg).code()).isEqualTo("file-type-not-allowed");
        assertThat(upload("late.pdf", late).code()).isEqualTo("file-type-not-allowed");
        assertThat(upload("photo.webp", webp).code()).isEqualTo("file-type-not-allowed");
        assertThat(upload("empty.png", new byte[0]).code()).isEqualTo("file-type-not-allowed");
        ApiClient.Answer renamed = upload("evil.html", CaseDesk.png(2, 2));
        assertThat(renamed.json().path("name").asString()).isEqualTo("evil.png");
        assertThat(renamed.json().path("type").asString()).isEqualTo("image/png");
    }

    @Test
    void refusesABrokenImageAndOneThatUnpacksToBillionsOfPixels() {
        byte[] broken = Arrays.copyOf(CaseDesk.png(30, 30), 40);
        byte[] bomb = CaseDesk.png(4, 4);
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);

        assertThat(upload("broken.png", broken).code()).isEqualTo("image-not-decodable");
        assertThat(upload("bomb.png", bomb).code()).isEqualTo("image-not-decodable");
    }

    @Test
    void refusesWhatIsTooLargeBeforeReadingIt() {
        byte[] large = Arrays.copyOf(PDF, 10 * 1024 * 1024 + 1);
        byte[] larger = Arrays.copyOf(PDF, 11 * 1024 * 1024);

        assertThat(upload("large.pdf", large).code()).isEqualTo("file-too-large");
        assertThat(upload("larger.pdf", larger).code()).isEqualTo("body-too-large");
    }

    @Test
    void aNameLeadsNowhereAndSplitsNoHeader() {
        ApiClient.Answer path = upload("..\\..//etc/passwd.png", CaseDesk.png(2, 2));

        assertThat(path.json().path("name").asString()).isEqualTo("passwd.png");
        assertThat(download(path).statusCode()).isEqualTo(200);
    }

    @Test
    void anAttachmentIsFoundOnlyThroughItsOwnCaseByWhoMaySeeIt() {
        String id = upload("x.png", CaseDesk.png(2, 2)).json().path("id").asString();
        String other = desk.report("event:06", CaseDesk.YUHUA);

        assertThat(
                        desk.as("collector")
                                .get("/api/cases/%s/attachments/%s".formatted(other, id))
                                .code())
                .isEqualTo("attachment-not-found");
        assertThat(desk.as("handler").get(files + "/" + id).code()).isEqualTo("case-not-found");
        assertThat(desk.as("viewer").get(files + "/" + id).status()).isEqualTo(200);
    }

    @Test
    void aFileThatIsSentTwiceIsThereOnce() {
        JsonNode first = upload("x.jpg", phonePhoto()).json();
        JsonNode again = upload("x.jpg", phonePhoto()).json();

        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(desk.get("viewer", number).path("attachments").size()).isEqualTo(1);
    }

    @Test
    void whatIsOverTakesNothingMore() {
        desk.does("acceptor", number, "void", Map.of("reason", "重复"));

        assertThat(upload("x.png", CaseDesk.png(2, 2)).code()).isEqualTo("case-ended");
    }

    @Test
    void theHistoryKnowsWhoAttachedWhat() {
        upload("现场.png", CaseDesk.png(2, 2));

        JsonNode history = desk.get("viewer", number).path("history");
        JsonNode last = history.path(history.size() - 1);

        assertThat(last.path("action").asString()).isEqualTo("attach");
        assertThat(last.path("actor").asString()).isEqualTo("collector");
        assertThat(last.path("data").path("sha256").asString()).hasSize(64);
    }
}
