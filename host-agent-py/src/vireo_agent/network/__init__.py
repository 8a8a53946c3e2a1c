"""Network filters of Vireo's own, which every host has."""
