package city.chengyun.opscenter.commands.internal;

/** A command was committed and waits to be sent. */
record CommandIssued(String id) {}
