package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.duty.roster.Shift;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told.
 *
 * @param id of the notice; the same when it is sent again
 * @param recipient user name, empty for nobody in particular
 * @param contact where they are reached
 * @param alert what about
 * @param link to the alert in the app, null where the app does not know its address
 */
record Message(long id, String recipient, Contact contact, AlertView alert, @Nullable URI link) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

    private static final int SHORT = 200;

    private static final Map<String, String> COLOURS =
            Map.of("red", "红色", "orange", "橙色", "yellow", "黄色", "blue", "蓝色");

    /** One line in both languages: level and what happened. */
    String subject() {
        String code = alert.severity().code();
        return "【%s】%s / [%s] %s"
                .formatted(COLOURS.get(code), alert.message().zh(), code, alert.message().en());
    }

    /** A short text in Chinese: level, place, what happened, when. */
    String shortText() {
        String text =
                "【%s】%s %s %s 发生于 %s"
                        .formatted(
                                COLOURS.get(alert.severity().code()),
                                alert.district(),
                                alert.ruleName().zh(),
                                alert.message().zh(),
                                time());
        return text.length() <= SHORT ? text : text.substring(0, SHORT - 1) + "…";
    }

    /** All of it in both languages, with the link. */
    String body() {
        return String.join(
                "\n",
                alert.message().zh(),
                alert.message().en(),
                "",
                alert.district()
                        + " · "
                        + alert.deviceName()
                        + " ("
                        + alert.deviceId().value()
                        + ")",
                time() + " (Asia/Shanghai)",
                link == null ? "" : link.toString());
    }

    private String time() {
        return TIME.format(Instant.ofEpochMilli(alert.onset()).atZone(Shift.ZONE));
    }
}
