package city.chengyun.opscenter.place.web;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.AssetGraph;
import city.chengyun.opscenter.place.AssetLink;
import city.chengyun.opscenter.place.DeviceConditions;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.place.MapState;
import city.chengyun.opscenter.place.internal.AssetLinkImport;
import city.chengyun.opscenter.place.internal.AssetLinking;
import city.chengyun.opscenter.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What feeds a device and what it feeds. */
@RestController
@RequestMapping("/api/devices")
class AssetLinkController {

    private static final int MAX_SHOWN = 500;

    private final AssetGraph graph;
    private final AssetLinking linking;
    private final AssetLinkImport imports;
    private final Devices devices;
    private final DeviceConditions conditions;

    AssetLinkController(
            AssetGraph graph,
            AssetLinking linking,
            AssetLinkImport imports,
            Devices devices,
            DeviceConditions conditions) {
        this.graph = graph;
        this.linking = linking;
        this.imports = imports;
        this.devices = devices;
        this.conditions = conditions;
    }

    /** A device at the other end of a link. */
    record Neighbour(DeviceId id, String name, String kind, AssetLink.Kind link, MapState state) {}

    /**
     * @param downstreamTotal how many there are; at most 500 of them are listed
     */
    record LinksView(List<Neighbour> upstream, List<Neighbour> downstream, int downstreamTotal) {}

    record KindBody(AssetLink.@NotNull Kind kind) {}

    record LinkBody(
            @NotNull DeviceId upstream,
            @NotNull DeviceId downstream,
            AssetLink.@NotNull Kind kind,
            boolean simulated) {}

    record BatchBody(@NotNull @Size(max = 100_000) List<@Valid LinkBody> links) {}

    record Made(int changed) {}

    @GetMapping("/{id}/links")
    LinksView list(@AuthenticationPrincipal Account account, @PathVariable String id) {
        DeviceId device = devices.getVisible(account, id).id();
        List<AssetLink> fed = graph.listDownstream(device);
        return new LinksView(
                graph.listUpstream(device).stream()
                        .flatMap(link -> neighbour(account, link.upstream(), link))
                        .toList(),
                fed.stream()
                        .flatMap(link -> neighbour(account, link.downstream(), link))
                        .limit(MAX_SHOWN)
                        .toList(),
                fed.size());
    }

    private Stream<Neighbour> neighbour(Account account, DeviceId id, AssetLink link) {
        return devices
                .findDevice(id)
                .filter(device -> account.covers(device.adcode().value()))
                .map(device -> neighbour(device, link))
                .stream();
    }

    private Neighbour neighbour(DeviceDescriptor device, AssetLink link) {
        return new Neighbour(
                device.id(),
                device.name(),
                device.kind(),
                link.kind(),
                conditions.stateOf(device.id()));
    }

    @PutMapping("/{id}/links/{downstream}")
    Made link(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @PathVariable String downstream,
            @Valid @RequestBody KindBody body) {
        DeviceId from = devices.getVisible(account, id).id();
        DeviceId to = devices.getVisible(account, downstream).id();
        return new Made(linking.link(account, List.of(link(from, to, body.kind(), false))));
    }

    @DeleteMapping("/{id}/links/{downstream}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @PathVariable String downstream) {
        linking.unlink(account, id, downstream);
    }

    @PostMapping("/links/batch")
    Made linkAll(@AuthenticationPrincipal Account account, @Valid @RequestBody BatchBody body) {
        return new Made(
                linking.link(
                        account,
                        body.links().stream()
                                .map(
                                        one ->
                                                link(
                                                        one.upstream,
                                                        one.downstream,
                                                        one.kind,
                                                        one.simulated))
                                .toList()));
    }

    @PostMapping(path = "/links/import", consumes = "text/csv")
    Made importAll(@AuthenticationPrincipal Account account, @RequestBody byte[] file) {
        return new Made(imports.run(account, file));
    }

    private static AssetLink link(
            DeviceId from, DeviceId to, AssetLink.Kind kind, boolean simulated) {
        try {
            return new AssetLink(from, to, kind, simulated);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("bad-link", String.valueOf(e.getMessage()));
        }
    }
}
