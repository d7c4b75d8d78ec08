package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The people who work on cases, each with a log-in of their own. */
final class CaseDesk {

    /** In 裕华区, district 130108, where the areas are of grade A. */
    static final List<Double> YUHUA = List.of(114.5313, 38.0064);

    private final TestHub hub;
    private final Map<String, ApiClient> clients = new ConcurrentHashMap<>();

    CaseDesk(TestHub hub) {
        this.hub = hub;
    }

    ApiClient as(String username) {
        return clients.computeIfAbsent(username, hub::logIn);
    }

    /** Reports a matter as the collector; returns the number. */
    String report(String classCode, List<Double> position) {
        ApiClient.Answer answer =
                as("collector")
                        .post(
                                "/api/cases",
                                Map.of(
                                        "class", classCode,
                                        "description", "测试案件",
                                        "position", position));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("summary").path("number").asString();
    }

    JsonNode get(String username, String number) {
        ApiClient.Answer answer = as(username).get("/api/cases/" + number);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    int revision(String number) {
        return get("viewer", number).path("summary").path("revision").asInt();
    }

    ApiClient.Answer tries(
            String username, String number, String action, Map<String, Object> inputs) {
        Map<String, Object> body = new HashMap<>(inputs);
        body.putIfAbsent("revision", revision(number));
        return as(username).post("/api/cases/%s/actions/%s".formatted(number, action), body);
    }

    JsonNode does(String username, String number, String action, Map<String, Object> inputs) {
        ApiClient.Answer answer = tries(username, number, action, inputs);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** Takes a reported case to the department that handles it. */
    void dispatch(String number, String department) {
        does("acceptor", number, "accept", Map.of());
        does("shiftlead", number, "file", Map.of());
        does("dispatcher", number, "dispatch", Map.of("department", department));
    }

    ApiClient.Answer attachPhoto(String username, String number) {
        return as(username)
                .uploadForm("/api/cases/%s/attachments".formatted(number), "现场.png", png(8, 6));
    }

    /** Lets hours pass for the clock of a case. */
    void letPass(String number, int hours) {
        hub.bean(JdbcClient.class)
                .sql(
                        """
                        UPDATE city_case SET due_at = due_at - :ms, state = jsonb_set(jsonb_set(
                            state, '{clock,dueAt}', to_jsonb(due_at - :ms)),
                            '{clock,runningSince}',
                            to_jsonb((state #>> '{clock,runningSince}')::bigint - :ms))
                        WHERE number = :number\
                        """)
                .param("ms", hours * 3_600_000L)
                .param("number", number)
                .update();
    }

    /** An account like another one, for one district or one department. */
    void addAccount(String username, String role, String adcode, String department) {
        hub.bean(JdbcClient.class)
                .sql(
                        """
                        INSERT INTO account (username, display_name, password_hash, roles, adcodes,
                            department, password_changed_at, used_at)
                        SELECT :username, :username, password_hash, ARRAY[:role], :adcodes,
                            :department, password_changed_at, used_at
                        FROM account WHERE username = 'duty' ON CONFLICT DO NOTHING\
                        """)
                .param("username", username)
                .param("role", role)
                .param("adcodes", adcode.isEmpty() ? null : new String[] {adcode})
                .param("department", department.isEmpty() ? null : department)
                .update();
    }

    static byte[] png(int width, int height) {
        return image(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    static byte[] image(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(image, format, out)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
