package city.chengyun.opscenter.warnings.internal;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a warning says. The terms of the closed lists are those of CAP 1.2 (OASIS, section 3.2.2).
 *
 * @param event code of a {@link WarningEvent}
 * @param colour 红橙黄蓝, worst first
 * @param urgency how soon people must act
 * @param certainty how sure it is
 * @param responses what people should do, at least one
 * @param headline one line; its English may be blank, then the warning is in Chinese only
 * @param description what happens
 * @param instruction what to do
 * @param onset when it begins, epoch milliseconds
 * @param expires until when this holds, epoch milliseconds, after the onset and the present
 * @param area where
 * @param drill whether this is an exercise 演练; published as CAP status {@code Exercise}
 */
public record WarningContent(
        @NotBlank String event,
        @NotNull Severity colour,
        @NotNull Urgency urgency,
        @NotNull Certainty certainty,
        @NotNull @Size(min = 1, max = 8) List<Response> responses,
        @NotNull LocalizedText headline,
        @NotNull LocalizedText description,
        @NotNull LocalizedText instruction,
        long onset,
        long expires,
        @NotNull @Valid Area area,
        boolean drill) {

    /** How soon people must act. */
    public enum Urgency {
        Immediate,
        Expected,
        Future,
        Past,
        Unknown
    }

    /** How sure it is. */
    public enum Certainty {
        Observed,
        Likely,
        Possible,
        Unlikely,
        Unknown
    }

    /** What people should do. */
    public enum Response {
        Shelter,
        Evacuate,
        Prepare,
        Execute,
        Avoid,
        Monitor,
        Assess,
        AllClear,
        None
    }

    /**
     * Where a warning holds: districts, a polygon, or both.
     *
     * @param districts codes of divisions (GB/T 2260)
     * @param polygon outline in WGS 84 longitude and latitude, 3 to 200 corners, closed or not;
     *     empty for none
     * @param description how people call it; blank for the names of the districts
     */
    public record Area(
            @NotNull @Size(max = 30) List<String> districts,
            @NotNull @Size(max = 201) List<LngLat> polygon,
            @NotNull LocalizedText description) {}
}
