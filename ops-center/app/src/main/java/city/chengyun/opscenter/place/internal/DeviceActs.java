package city.chengyun.opscenter.place.internal;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Keeps in the ledger what is done to devices and their credentials. */
@Component
class DeviceActs {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final Ledger ledger;

    DeviceActs(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Devices were registered: one device is an event of its own, a batch is one event with counts,
     * and a batch that changes nothing (the simulated city's at each start) is none.
     */
    void onRegistered(
            Account account,
            List<NewDevice> asked,
            List<DeviceDescriptor> changed,
            int created,
            List<Secret> secrets) {
        if (asked.size() == 1) {
            changed.forEach(
                    device ->
                            append(
                                    LedgerEvent.done(
                                            account.username(),
                                            created == 1
                                                    ? "device.registered"
                                                    : "device.registered-again",
                                            object(device.id()),
                                            fields(device))));
            secrets.forEach(
                    secret ->
                            onCredential(
                                    account.username(), "credential.issued", secret.publisher()));
        } else if (!changed.isEmpty() || !secrets.isEmpty()) {
            append(
                    LedgerEvent.done(
                            account.username(),
                            "devices.registered",
                            "devices:batch",
                            Map.of(
                                    "created",
                                    created,
                                    "updated",
                                    changed.size() - created,
                                    "credentials",
                                    secrets.size())));
        }
    }

    /** The hub registered a device of its own, if it was not yet, and renewed its secret. */
    void onEnlisted(List<DeviceDescriptor> changed, DeviceId id) {
        changed.forEach(
                device ->
                        append(
                                LedgerEvent.done(
                                        Ledger.HUB,
                                        "device.registered",
                                        object(device.id()),
                                        fields(device))));
        onCredential(Ledger.HUB, "credential.replaced", id);
    }

    void onChanged(Account account, DeviceDescriptor before, DeviceDescriptor after) {
        boolean retired =
                after.state() == DeviceState.RETIRED && before.state() != DeviceState.RETIRED;
        append(
                LedgerEvent.changed(
                        account.username(),
                        retired ? "device.retired" : "device.edited",
                        object(after.id()),
                        fields(before),
                        fields(after)));
    }

    /** A secret was given, replaced or made void; which one, nobody ever reads here. */
    void onCredential(String actor, String action, DeviceId publisher) {
        append(LedgerEvent.done(actor, action, object(publisher), null));
    }

    private void append(LedgerEvent event) {
        ledger.append(event);
    }

    private static String object(DeviceId id) {
        return "device:" + id.value();
    }

    /** When it was changed is the event's own time. */
    private static Map<String, Object> fields(DeviceDescriptor device) {
        Map<String, Object> fields = ContractJson.mapper().convertValue(device, FIELDS);
        fields.remove("updatedAt");
        return fields;
    }
}
