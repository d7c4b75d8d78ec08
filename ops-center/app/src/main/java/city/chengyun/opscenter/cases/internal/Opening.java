package city.chengyun.opscenter.cases.internal;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.geo.District;
import city.chengyun.geo.Districts;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.problem.ClassifiedText;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens cases that people report. */
@Service
public class Opening {

    private static final String DEFAULT_DEFINITION = "urban-seven-steps";

    private final CaseDefinitions definitions;
    private final CaseStore store;
    private final CaseTable table;
    private final CaseLinks links;
    private final Devices devices;
    private final Districts districts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Opening(
            CaseDefinitions definitions,
            CaseStore store,
            CaseTable table,
            CaseLinks links,
            Devices devices,
            Districts districts,
            TransactionTemplate transaction,
            Clock clock) {
        this.definitions = definitions;
        this.store = store;
        this.table = table;
        this.links = links;
        this.devices = devices;
        this.districts = districts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What somebody reports.
     *
     * @param definition id; null for the seven steps
     * @param classCode what it is about
     * @param description in words
     * @param position where; null to take the device's
     * @param deviceId which device it is about; null for none
     * @param requestId the same when the same report is sent again; null for none
     */
    public record Report(
            @Nullable String definition,
            String classCode,
            String description,
            @Nullable LngLat position,
            @Nullable String deviceId,
            @Nullable String requestId) {}

    private record Spot(@Nullable LngLat position, String adcode, boolean drill) {}

    /**
     * Opens a case; a report that is sent again over a bad connection makes no second one.
     *
     * @throws Problem 400 {@code unknown-definition}, {@code unknown-class}, {@code
     *     class-not-of-definition}, {@code position-missing}, {@code outside-city}, {@code
     *     classified-content}, 403 {@code district-not-yours}, 404 {@code device-not-found}
     */
    public Opened report(Account account, Report report) {
        ClassifiedText.refuse(report.description());
        String definition = report.definition() == null ? DEFAULT_DEFINITION : report.definition();
        definitions.requireAccepted(definition, report.classCode());
        Spot spot = spot(account, report);
        var asked =
                new NewCase(
                        definition,
                        report.classCode(),
                        report.description(),
                        CaseOrigin.PERSON,
                        account.username(),
                        report.deviceId(),
                        spot.position(),
                        spot.adcode(),
                        null,
                        spot.drill());
        Opened opened = transaction.execute(status -> open(asked, report.requestId()));
        return Objects.requireNonNull(opened);
    }

    private Opened open(NewCase asked, @Nullable String requestId) {
        long now = clock.millis();
        store.lockNumbers(now);
        Optional<String> earlier =
                requestId == null ? Optional.empty() : table.findReported(asked.actor(), requestId);
        if (earlier.isPresent()) {
            return new Opened(earlier.get(), false);
        }
        StoredCase created = store.begin(asked, now);
        if (asked.deviceId() != null) {
            var link = new CaseLinks.Link(CaseLinks.Kind.DEVICE, asked.deviceId());
            links.add(created.number(), link, asked.actor(), now);
        }
        if (requestId != null) {
            table.setRequest(created.number(), requestId);
        }
        store.tellOpened(created, asked.actor());
        return new Opened(created.number(), true);
    }

    private Spot spot(Account account, Report report) {
        @Nullable DeviceDescriptor device =
                report.deviceId() == null ? null : devices.getVisible(account, report.deviceId());
        @Nullable LngLat position =
                report.position() != null || device == null ? report.position() : device.position();
        boolean drill = device != null && device.drill();
        if (position == null) {
            if (device == null) {
                throw Problem.invalid(
                        "position-missing", "Say where: with a position or with a device");
            }
            return new Spot(null, device.adcode().value(), drill);
        }
        String adcode =
                districts
                        .findAt(new city.chengyun.geo.LngLat(position.lng(), position.lat()))
                        .map(District::adcode)
                        .orElseThrow(
                                () ->
                                        Problem.invalid(
                                                "outside-city",
                                                "The position is in no district of the city"));
        if (!account.covers(adcode)) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "district-not-yours",
                    "Your account does not cover district " + adcode);
        }
        return new Spot(position, adcode, drill);
    }
}
