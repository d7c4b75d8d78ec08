package city.chengyun.opscenter.place.web;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.DeviceConditions;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.place.internal.NewDevice;
import city.chengyun.opscenter.place.internal.Registration;
import city.chengyun.opscenter.place.internal.Secret;
import city.chengyun.opscenter.place.web.DeviceViews.CredentialView;
import city.chengyun.opscenter.place.web.DeviceViews.DeviceView;
import city.chengyun.opscenter.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets devices join: one by hand, thousands at once, and their credentials. */
@RestController
@RequestMapping("/api/devices")
class RegistrationController {

    private final Registration registration;
    private final Devices devices;
    private final DeviceConditions conditions;
    private final @Nullable Integer brokerPort;

    RegistrationController(
            Registration registration,
            Devices devices,
            DeviceConditions conditions,
            @Value("${chengyun.mqtt.uri:}") String brokerUri) {
        this.registration = registration;
        this.devices = devices;
        this.conditions = conditions;
        this.brokerPort = brokerUri.isBlank() ? null : URI.create(brokerUri).getPort();
    }

    record DeviceBody(
            @Nullable DeviceId id,
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 64) String kind,
            @Nullable Adcode adcode,
            @Nullable LngLat position,
            @Nullable DeviceId gateway,
            @Nullable Duration interval,
            @Nullable Boolean simulated,
            @Nullable Boolean drill,
            @Nullable Boolean rotate) {

        NewDevice toNewDevice() {
            DeviceId known = id == null ? generatedId(kind) : id;
            return new NewDevice(
                    known,
                    name,
                    kind,
                    adcode,
                    position,
                    gateway,
                    false,
                    interval,
                    Boolean.TRUE.equals(simulated),
                    Boolean.TRUE.equals(drill),
                    Boolean.TRUE.equals(rotate));
        }

        private static DeviceId generatedId(String kind) {
            String random = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
            String prefix = kind.length() > 40 ? kind.substring(0, 40) : kind;
            return DeviceId.of(prefix.toLowerCase(Locale.ROOT) + "-" + random);
        }
    }

    record GatewayBody(
            @NotNull DeviceId id,
            @NotBlank @Size(max = 200) String name,
            @Nullable String kind,
            @Nullable Adcode adcode,
            @Nullable LngLat position,
            @Nullable Boolean rotate) {

        NewDevice toNewDevice() {
            return new NewDevice(
                    id,
                    name,
                    kind,
                    adcode,
                    position,
                    null,
                    true,
                    null,
                    true,
                    false,
                    Boolean.TRUE.equals(rotate));
        }
    }

    record BatchBody(
            @Nullable @Size(max = 500) List<@Valid GatewayBody> gateways,
            @Nullable @Size(max = 10_000) List<@Valid DeviceBody> devices) {}

    record Registered(DeviceView device, @Nullable CredentialView credential, boolean announced) {}

    record BatchAnswer(int created, int updated, List<LogInView> credentials, boolean announced) {}

    record LogInView(DeviceId username, String password) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Registered register(
            @AuthenticationPrincipal Account account, @Valid @RequestBody DeviceBody body) {
        NewDevice asked = body.toNewDevice();
        if (devices.findDevice(asked.id()).isPresent()) {
            throw Problem.conflict("device-exists", "There is a device " + asked.id() + " already");
        }
        Registration.Result result = registration.register(account, List.of(asked));
        DeviceDescriptor device = devices.getDevice(asked.id());
        @Nullable CredentialView credential =
                result.secrets().isEmpty()
                        ? null
                        : CredentialView.of(result.secrets().get(0), device, brokerPort);
        return new Registered(
                DeviceView.of(device, conditions.conditionOf(device.id())),
                credential,
                result.announced());
    }

    @PostMapping("/batch")
    BatchAnswer registerAll(
            @AuthenticationPrincipal Account account, @Valid @RequestBody BatchBody body) {
        Stream<NewDevice> gateways =
                body.gateways() == null
                        ? Stream.of()
                        : body.gateways().stream().map(GatewayBody::toNewDevice);
        Stream<NewDevice> all =
                body.devices() == null
                        ? gateways
                        : Stream.concat(
                                gateways, body.devices().stream().map(DeviceBody::toNewDevice));
        Registration.Result result = registration.register(account, all.toList());
        return new BatchAnswer(
                result.created(),
                result.updated(),
                result.secrets().stream()
                        .map(secret -> new LogInView(secret.publisher(), secret.secret()))
                        .toList(),
                result.announced());
    }

    @PostMapping("/{id}/credential")
    CredentialView rotate(@AuthenticationPrincipal Account account, @PathVariable String id) {
        DeviceDescriptor device = devices.getVisible(account, id);
        if (device.gateway() != null) {
            throw Problem.conflict(
                    "behind-gateway", "Gateway " + device.gateway() + " publishes for this device");
        }
        Secret secret = registration.rotate(account, device);
        return CredentialView.of(secret, device, brokerPort);
    }

    @DeleteMapping("/{id}/credential")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal Account account, @PathVariable String id) {
        registration.revoke(account, devices.getVisible(account, id).id());
    }
}
