package city.chengyun.opscenter.place.internal;

import static java.util.function.Predicate.not;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.PublisherCredential;
import city.chengyun.contract.device.PublisherCredential.Kind;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.log.CompactedLog;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.HubDevices;
import city.chengyun.opscenter.place.ServiceCredentials;
import city.chengyun.opscenter.problem.Problem;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Registers devices and gives them their credentials: one transaction for any number of them, then
 * the announcement in the log.
 */
@Service
public class Registration implements ServiceCredentials, HubDevices {

    private static final Duration ANNOUNCE_TIMEOUT = Duration.ofSeconds(8);

    private final DeviceTable table;
    private final PublisherTable publishers;
    private final DeviceDirectory directory;
    private final Descriptors descriptors;
    private final CompactedLog log;
    private final DeviceActs acts;
    private final TransactionTemplate transaction;
    private final SecureRandom random;

    Registration(
            DeviceTable table,
            PublisherTable publishers,
            DeviceDirectory directory,
            Descriptors descriptors,
            CompactedLog log,
            DeviceActs acts,
            TransactionTemplate transaction,
            SecureRandom random) {
        this.table = table;
        this.publishers = publishers;
        this.directory = directory;
        this.descriptors = descriptors;
        this.log = log;
        this.acts = acts;
        this.transaction = transaction;
        this.random = random;
    }

    /**
     * What a registration did.
     *
     * @param created devices that did not exist before
     * @param updated devices that existed and were changed
     * @param secrets new secrets, of those asked for that got one
     * @param announced whether the log has acknowledged; if not, it will be told later
     */
    public record Result(int created, int updated, List<Secret> secrets, boolean announced) {}

    /**
     * Registers or updates all of these, or none if one of them is refused.
     *
     * @throws Problem 400 for an id named twice, an unknown kind, division or gateway, 403 for a
     *     division that the account does not cover
     */
    public Result register(Account account, List<NewDevice> asked) {
        requireDistinct(asked);
        requireKnownGateways(asked);
        List<DeviceDescriptor> changed = new ArrayList<>();
        List<Secret> secrets = new ArrayList<>();
        Integer created =
                transaction.execute(
                        status -> {
                            List<NewDevice> onMap =
                                    asked.stream().filter(one -> one.kind() != null).toList();
                            Set<String> existing =
                                    table.findExisting(onMap.stream().map(NewDevice::id).toList());
                            onMap.stream()
                                    .map(one -> describe(account, one))
                                    .filter(not(this::isCurrent))
                                    .forEach(changed::add);
                            save(changed);
                            secrets.addAll(giveCredentials(asked));
                            int newOnes = onMap.size() - existing.size();
                            acts.onRegistered(account, asked, changed, newOnes, secrets);
                            return newOnes;
                        });
        int newOnes = created == null ? 0 : created;
        return new Result(newOnes, changed.size() - newOnes, secrets, announce(changed));
    }

    private DeviceDescriptor describe(Account account, NewDevice asked) {
        DeviceDescriptor device = descriptors.describe(asked);
        if (!account.covers(device.adcode().value())) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "district-not-yours",
                    "Your account does not cover district " + device.adcode());
        }
        return device;
    }

    private static void requireDistinct(List<NewDevice> asked) {
        Set<DeviceId> seen = new HashSet<>();
        for (NewDevice one : asked) {
            if (!seen.add(one.id())) {
                throw Problem.invalid("device-twice", "Device " + one.id() + " is named twice");
            }
        }
    }

    private void requireKnownGateways(List<NewDevice> asked) {
        Set<DeviceId> named =
                asked.stream()
                        .map(NewDevice::gateway)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(HashSet::new));
        asked.stream().filter(NewDevice::isGateway).map(NewDevice::id).forEach(named::remove);
        named.removeIf(gateway -> publishers.findKind(gateway).orElse(Kind.DEVICE) == Kind.GATEWAY);
        if (!named.isEmpty()) {
            throw Problem.invalid("unknown-gateway", "There is no gateway " + named);
        }
    }

    /** Saves a descriptor that was changed by hand; false if the log is to be told later. */
    public boolean update(Account account, DeviceDescriptor before, DeviceDescriptor device) {
        transaction.executeWithoutResult(
                status -> {
                    save(List.of(device));
                    acts.onChanged(account, before, device);
                });
        return announce(List.of(device));
    }

    /** Gives a device that publishes itself a new secret; the old one is void. */
    public Secret rotate(Account account, DeviceDescriptor device) {
        Secret secret = new Secret(device.id(), PublisherCredential.newSecret(random));
        Kind kind = publishers.findKind(device.id()).orElse(Kind.DEVICE);
        transaction.executeWithoutResult(
                status -> {
                    publishers.put(List.of(credential(secret, kind)));
                    acts.onCredential(account.username(), "credential.replaced", device.id());
                });
        announce(List.of());
        return secret;
    }

    /** Ends what a device may publish, its live session included. */
    public void revoke(Account account, DeviceId id) {
        transaction.executeWithoutResult(
                status -> {
                    publishers.revoke(id);
                    acts.onCredential(account.username(), "credential.revoked", id);
                });
        announce(List.of());
    }

    @Override
    public void grant(DeviceId service, String secret) {
        transaction.executeWithoutResult(
                status -> {
                    publishers.put(List.of(credential(new Secret(service, secret), Kind.SERVICE)));
                    acts.onCredential(Ledger.HUB, "credential.replaced", service);
                });
    }

    @Override
    public Enlisted enlist(DeviceId id, String name, String kind) {
        DeviceDescriptor device = descriptors.describe(NewDevice.ofHub(id, name, kind));
        List<DeviceDescriptor> changed = isCurrent(device) ? List.of() : List.of(device);
        Secret secret = new Secret(id, PublisherCredential.newSecret(random));
        transaction.executeWithoutResult(
                status -> {
                    save(changed);
                    publishers.put(List.of(credential(secret, Kind.DEVICE)));
                    acts.onEnlisted(changed, id);
                });
        announce(changed);
        return new Enlisted(device, secret.secret());
    }

    private boolean isCurrent(DeviceDescriptor device) {
        return directory
                .findDevice(device.id())
                .filter(known -> Descriptors.sameExceptTime(known, device))
                .isPresent();
    }

    private void save(List<DeviceDescriptor> devices) {
        if (devices.isEmpty()) {
            return;
        }
        table.upsert(devices);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        devices.forEach(one -> entries.put(one.id().value(), ContractJson.toBytes(one)));
        log.put(LogTopics.DEVICE, entries);
    }

    private List<Secret> giveCredentials(List<NewDevice> asked) {
        Set<String> known = publishers.findKnown(asked.stream().map(NewDevice::id).toList());
        List<PublisherCredential> credentials = new ArrayList<>();
        List<Secret> secrets = new ArrayList<>();
        for (NewDevice one : asked) {
            if (one.gateway() != null) {
                if (!known.contains(one.id().value()) || isMoved(one)) {
                    credentials.add(PublisherCredential.behindGateway(one.id(), one.gateway()));
                }
            } else if (one.rotate() || !known.contains(one.id().value())) {
                Secret secret = new Secret(one.id(), PublisherCredential.newSecret(random));
                secrets.add(secret);
                credentials.add(credential(secret, one.isGateway() ? Kind.GATEWAY : Kind.DEVICE));
            }
        }
        if (!credentials.isEmpty()) {
            publishers.put(credentials);
        }
        return secrets;
    }

    private boolean isMoved(NewDevice device) {
        @Nullable DeviceId before =
                directory.findDevice(device.id()).map(DeviceDescriptor::gateway).orElse(null);
        return before != null && !before.equals(device.gateway());
    }

    private PublisherCredential credential(Secret secret, Kind kind) {
        return PublisherCredential.of(secret.publisher(), kind, secret.secret(), null, random);
    }

    private boolean announce(List<DeviceDescriptor> changed) {
        if (!changed.isEmpty()) {
            directory.onCommitted(changed);
        }
        return log.publish(ANNOUNCE_TIMEOUT);
    }
}
