from support.documents import DomainXml
from support.engine import Engine


async def testHelloThenListShowsTheDefaultDomain(engine: Engine) -> None:
    await engine.libvirt(connected=True) if False else None
    print(await engine.call("domain.list"))
    document = DomainXml()
    print(await engine.call("domain.create", xml=document.text()))
    print(await engine.call("domain.suspend", id=document.identity))
    print(await engine.call("domain.resume", id=document.identity))
    print(await engine.call("domain.destroy", id=document.identity))
    print(await engine.call("domain.destroy", id=document.identity))
    print(await engine.call("host.capabilities"))
    print(await engine.call("host.statistics"))
    for e in engine.events: print(e)
