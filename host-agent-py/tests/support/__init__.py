"""What the tests share: certificates, a client, a running agent, a private libvirtd, a guest."""
