package city.chengyun.opscenter.place.internal;

import static java.util.stream.Collectors.joining;

import city.chengyun.contract.DeviceId;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.AssetGraph;
import city.chengyun.opscenter.place.AssetGraphChanged;
import city.chengyun.opscenter.place.AssetLink;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.problem.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Says which device feeds which; refuses what would feed itself in the end. */
@Service
public class AssetLinking implements AssetGraph, InitializingBean {

    private final AssetLinkTable table;
    private final Devices devices;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    /** Replaced as a whole after each commit; read by anybody. */
    private volatile Links links = Links.NONE;

    AssetLinking(
            AssetLinkTable table,
            Devices devices,
            Ledger ledger,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.table = table;
        this.devices = devices;
        this.ledger = ledger;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public void afterPropertiesSet() {
        links = new Links(table.listAll());
    }

    @Override
    public List<AssetLink> listUpstream(DeviceId device) {
        return links.upstream(device);
    }

    @Override
    public List<AssetLink> listDownstream(DeviceId device) {
        return links.downstream(device);
    }

    /**
     * Makes all of the links, or changes their kinds, or none if one of them is refused.
     *
     * @return how many are new or different
     * @throws Problem 404 {@code device-not-found} for an end that the account may not see, 409
     *     {@code link-cycle} with the devices along the cycle
     */
    public synchronized int link(Account account, Collection<AssetLink> wanted) {
        for (AssetLink link : wanted) {
            devices.getVisible(account, link.upstream().value());
            devices.getVisible(account, link.downstream().value());
        }
        List<AssetLink> changed =
                transaction.execute(
                        status -> {
                            table.lock();
                            Set<AssetLink> known = new HashSet<>(table.listAll());
                            List<AssetLink> different =
                                    wanted.stream()
                                            .distinct()
                                            .filter(link -> !known.contains(link))
                                            .toList();
                            if (different.isEmpty()) {
                                return different;
                            }
                            table.upsert(different);
                            requireNoCycle(different);
                            keep(account, different);
                            return different;
                        });
        return changed == null || changed.isEmpty() ? 0 : tell(changed.size());
    }

    private void requireNoCycle(List<AssetLink> added) {
        new Links(table.listAll())
                .findCycle(added)
                .ifPresent(
                        cycle -> {
                            throw Problem.conflict(
                                            "link-cycle",
                                            "These devices would feed each other in a circle: "
                                                    + cycle.stream()
                                                            .map(DeviceId::value)
                                                            .collect(joining(" → ")))
                                    .with("cycle", cycle);
                        });
    }

    /** One link is an event of its own, many are one event with their number. */
    private void keep(Account account, List<AssetLink> added) {
        if (added.size() == 1) {
            AssetLink link = added.get(0);
            ledger.append(
                    LedgerEvent.done(
                            account.username(),
                            "device.linked",
                            "device:" + link.downstream(),
                            Map.of("upstream", link.upstream(), "kind", link.kind())));
        } else {
            ledger.append(
                    LedgerEvent.done(
                            account.username(),
                            "devices.linked",
                            "devices:batch",
                            Map.of("links", added.size())));
        }
    }

    /**
     * Removes a link.
     *
     * @throws Problem 404 {@code device-not-found} or {@code link-not-found}
     */
    public synchronized void unlink(Account account, String upstream, String downstream) {
        DeviceId from = devices.getVisible(account, upstream).id();
        DeviceId to = devices.getVisible(account, downstream).id();
        transaction.executeWithoutResult(
                status -> {
                    if (!table.delete(from, to)) {
                        throw Problem.notFound("link", upstream + " → " + downstream);
                    }
                    ledger.append(
                            LedgerEvent.done(
                                    account.username(),
                                    "device.unlinked",
                                    "device:" + to,
                                    Map.of("upstream", from)));
                });
        tell(1);
    }

    private int tell(int changed) {
        links = new Links(table.listAll());
        events.publishEvent(new AssetGraphChanged());
        return changed;
    }
}
